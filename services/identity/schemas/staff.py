"""Staff accounts."""

from marshmallow import fields, validate

from kernel.schemas import Paging, Region, Schema, Text
from services.identity.domain.staff import Role
from services.identity.schemas.fields import Profile, password, roles


class StaffNew(Schema):
    """A new account."""

    username = Text(32, required=True)
    password = password(required=True)
    name = Text(50, required=True)
    roles = roles(required=True)
    region = Region(required=True)
    profile = Profile(load_default=dict)


class StaffChange(Schema):
    """What is to be different. `otp: false` turns a lost second factor off."""

    name = Text(50)
    roles = roles()
    region = Region()
    active = fields.Boolean()
    profile = Profile()
    password = password()
    otp = fields.Boolean(validate=validate.OneOf([False]))


class StaffCard(Schema):
    """An account as others see it."""

    username = fields.String()
    name = fields.String()
    roles = fields.List(fields.String())
    region = fields.String()
    active = fields.Boolean()
    profile = fields.Dict()


class StaffPublic(Schema):
    """What anybody signed in may know of staff."""

    username = fields.String()
    name = fields.String()
    roles = fields.List(fields.String())
    region = fields.String()


class StaffQuery(Paging):
    """A list of accounts; with `username` that one alone, whether active or not."""

    username = Text(32, load_default=None)
    role = fields.String(validate=validate.OneOf([role.value for role in Role]), load_default=None)
    region = Region(load_default=None)
    active = fields.Boolean(load_default=True)


class StaffPage(Schema):
    """A page of accounts; `next` is the next page's cursor."""

    items = fields.List(fields.Nested(StaffCard))
    next = fields.String(allow_none=True)
