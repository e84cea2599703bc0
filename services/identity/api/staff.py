"""Staff accounts."""

from typing import Any

from kernel.pages import Page
from kernel.web import allow, caller, context, tagged
from services.identity.api.blueprint import QUERY, STAFF, blueprint
from services.identity.domain.appointment import Change
from services.identity.domain.staff import Staff
from services.identity.handlers import staff
from services.identity.schemas.staff import (
    StaffCard,
    StaffChange,
    StaffNew,
    StaffPage,
    StaffPublic,
    StaffQuery,
)


@blueprint.route("/staff", methods=["POST"])
@allow("admin", "service")
@blueprint.arguments(StaffNew)
@blueprint.response(201, StaffCard)
def appoint(given: dict[str, Any]) -> Any:
    """Open an account (任命工作人员), in the admin's own region."""
    password = given.pop("password")
    new = Staff(**{**given, "roles": tuple(given["roles"])})
    return tagged(staff.appoint(context(), caller(), new, password))


@blueprint.route("/staff/<username>", methods=["PATCH"])
@allow("admin", "service")
@blueprint.arguments(StaffChange)
@blueprint.response(200, StaffCard)
def change(given: dict[str, Any], username: str) -> Any:
    """Change an account; less than before, or a new password, ends its sign-ins at once."""
    password, otp_off = given.pop("password", None), given.pop("otp", None) is False
    return tagged(staff.change(context(), caller(), username, Change(**given), password, otp_off=otp_off))


@blueprint.route("/staff")
@allow(*STAFF, "service")
@blueprint.arguments(StaffQuery, **QUERY)
@blueprint.response(200, StaffPage)
def staff_list(asked: dict[str, Any]) -> dict[str, Any]:
    """Who works here, by role and region; or one account by its name, whether active or not."""
    if username := asked.pop("username"):
        return {"items": staff.named(context(), username), "next": None}
    page: Page = staff.staff_list(context(), **asked)
    return {"items": [item.state for item in page.items], "next": page.next}


@blueprint.route("/staff/<username>")
@allow("*", "service")
@blueprint.response(200, StaffPublic)
def staff_card(username: str) -> Staff:
    """The public name of the lawyer, mediator or officer one has to do with."""
    return staff.account(context(), username)
