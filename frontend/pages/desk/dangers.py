"""Dangers in the region (红色预警, 人民调解法 25): what is red, who was told and when, who still must be."""

from __future__ import annotations

from flask import render_template

from frontend.pages.desk.lists import blueprint
from frontend.receipts import numbered
from frontend.signed_in import listed, only, read

MOST = 30  # a county has a handful; each is read whole, which is recorded


@blueprint.get("/dangers")
@only("officer", "supervisor")
def dangers() -> str:
    rows = listed("mediation", "/cases", danger="true", limit=str(MOST))
    found = numbered(read("mediation", f"/cases/{row['id']}") for row in rows)
    return render_template("desk/dangers.html", found=found)
