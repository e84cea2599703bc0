"""When two writings mean the same person, and how much of a number may be shown."""

import unicodedata

_DOTS = dict.fromkeys(map(ord, "•・‧∙⋅.．"), "·")


def same_name(name: str) -> str:
    """One form for all ways of writing a name: width, spaces, case and the dot in 阿依古丽·买买提."""
    text = unicodedata.normalize("NFKC", name).translate(_DOTS).casefold()
    return "".join(text.split())


def masked_id(number: str) -> str:
    """`620725********1234`: district and last four; the birthday stays hidden."""
    return f"{number[:6]}{'*' * 8}{number[-4:]}"


def masked_phone(phone: str) -> str:
    """`138****0000` for a Chinese number in E.164."""
    local = phone.removeprefix("+86")
    return f"{local[:3]}****{local[-4:]}"


def masked_name(name: str) -> str:
    """`王**`: the first character, as on a public notice."""
    return name[:1] + "*" * max(1, len(name) - 1)
