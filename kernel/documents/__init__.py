"""Documents (文书): numbered, printed as PDF/UA-1, kept sealed, shown as a page, verified by anybody.

A service composes a `Paper` from parts and issues it; what the words say is its own business:

    paper = Paper("给予法律援助决定书", "山丹县法律援助中心", addressee="张三：", parts=(
        paragraph("你于……提出的法律援助申请……"), fields(("受援人", "张三"), ("事项", "讨薪")),
        heading("救济途径"), listing("……", "……"), signing("申请人（签名）", "日期")))
    issued = issue(ctx, Slip(id="<aggregate>.d1", owner=case, series="620725/援给/2026",
                             mark="援给〔2026〕{number}号", at=decided_at), paper)
    → Issued(id, number="援给〔2026〕1号", digest=<SHA-256 of the PDF>, code="8F2K-…", at)

- **Call it after the fact.** The fact that calls for a document (a decision) is saved first, with a clock
  that is due at once (`Clock("document", due=at)`); its handler issues and then steps `DocumentIssued`. All
  of it may be repeated: the same `Slip.id` gets the same number and the same bytes. So a number is taken only
  for a document that will be there, and a series has neither gaps nor doubles, whatever is killed when. A
  series is a name: put the year into it, and it begins anew each year.
- `read(ctx, actor, id, subject=…, purpose=…)` → `Kept`: `.paper` (the page's source, as JSON values) and
  `.pdf`; written down as a reading first.
- `published(ctx, code)` → kind, number, date, hash, validity: nothing personal, for the page behind the QR
  code, `SITE_URL/verify/<service>/<code>`: give your service the public route `/api/<service>/verify/<code>`.
- `withdraw(ctx, id)`: it no longer holds (a decision was corrected); whoever verifies it is told so.
- Signatures are `signed(label, "data:image/png;base64,…")`. Characters that no font at hand has are printed
  as 〓 with a note, and appear in full on the page.

What is in `Paper` is personal: it is sealed under `Slip.owner`'s key and never in a log, an event or a URL.
"""

from kernel.documents.content import (
    Paper,
    Part,
    fields,
    heading,
    listing,
    paragraph,
    signed,
    signing,
    table,
)
from kernel.documents.issuing import Issued, Kept, Slip, issue, published, read, withdraw
from kernel.documents.numbers import flaws

__all__ = [
    "Issued",
    "Kept",
    "Paper",
    "Part",
    "Slip",
    "fields",
    "flaws",
    "heading",
    "issue",
    "listing",
    "paragraph",
    "published",
    "read",
    "signed",
    "signing",
    "table",
    "withdraw",
]
