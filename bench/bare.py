"""The floors: the least that the same machine, server and database must do for an answer."""

from __future__ import annotations

import os
import uuid
from typing import Any

from flask import Flask, Response, request
from pymongo import MongoClient
from pymongo.write_concern import WriteConcern


def make() -> Flask:
    """`POST /nothing` answers; `POST /insert` makes one durable insert of what was sent and answers."""
    app = Flask("bare")
    client: MongoClient[dict[str, Any]] = MongoClient(os.environ["MONGO_URL"])
    rows = client["bench"].get_collection("bare", write_concern=WriteConcern(w="majority", j=True))

    @app.post("/nothing")
    def nothing() -> Response:
        return Response(b"{}", content_type="application/json")

    @app.post("/insert")
    def insert() -> Response:
        body = request.get_json()
        rows.insert_one({"_id": str(uuid.uuid4()), "body": body})
        return Response(b"{}", 201, content_type="application/json")

    return app
