"""The bill of materials (软件物料清单): `make sbom` writes sbom.cdx.json, CycloneDX 1.6, from the lock alone.

The same lock gives the same file: its serial number follows from the lock, and it names no moment.
"""

from __future__ import annotations

import json
import sys
import uuid

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from deploy.supply.pins import LOCK, ROOT, UNTOLD, Pin, licence, pins

FILE = ROOT / "sbom.cdx.json"
US = uuid.UUID("b7d3c6de-6a3c-5d0e-9b6a-6f2f6f0c2b11")  # the name space of our serial numbers


def component(pin: Pin) -> Component:
    """A package as CycloneDX has it; each file's hash of the lock as a property, since they are many."""
    told = licence(pin)
    made = Component(
        type=ComponentType.LIBRARY,
        name=pin.name,
        version=pin.version,
        bom_ref=pin.purl,
        purl=PackageURL.from_string(pin.purl),
        scope=ComponentScope.REQUIRED if pin.running else ComponentScope.EXCLUDED,
        licenses=[] if told == UNTOLD else [LicenseFactory().make_from_string(told)],
        properties=[Property(name="fengqiao:lock:sha256", value=hash) for hash in pin.hashes],
    )
    if pin.marker:
        made.properties.add(Property(name="fengqiao:lock:marker", value=pin.marker))
    return made


def written() -> str:
    """The bill as text."""
    us = Component(type=ComponentType.APPLICATION, name="fengqiao", version="0.1.0", bom_ref="fengqiao")
    us.licenses.add(LicenseFactory().make_from_string("Apache-2.0"))
    bom = Bom(components=map(component, pins()), serial_number=uuid.uuid5(US, LOCK.read_text("utf-8")))
    bom.metadata.component = us
    bom.register_dependency(us, list(bom.components))
    told = json.loads(JsonV1Dot6(bom).output_as_string())
    told["metadata"].pop("timestamp", None)
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def faults(text: str) -> object:
    """What CycloneDX's own schema finds wrong with it, or None."""
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)


if __name__ == "__main__":
    made = written()
    if wrong := faults(made):
        sys.exit(f"not CycloneDX: {wrong}")
    FILE.write_text(made, "utf-8")
    print(f"{FILE.name}: {len(pins())} packages")
