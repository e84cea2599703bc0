"""Information sharing (信息共享, 41): asking other authorities' records about a person.

A port: whoever keeps records of social relief (民政部门) is asked by a keyed digest of the ID number, so that
this service never holds the number. The first adapter reads a file; a county that is connected to a platform
writes another one with the same two functions.
"""

from services.legalaid.sharing.records import Record, Registry
from services.legalaid.sharing.social_relief_file import SocialReliefFile, digest

__all__ = ["Record", "Registry", "SocialReliefFile", "digest"]
