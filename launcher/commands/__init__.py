"""One file a command. The table says where each is, so that a start imports nothing it does not need."""

from __future__ import annotations

# name -> (module with a click command called `command`, what it is for)
COMMANDS: dict[str, tuple[str, str]] = {
    "up": ("launcher.commands.up", "Start the whole system on this machine and keep it running."),
    "web": ("launcher.commands.web", "Serve one service over HTTP (or: all, frontend)."),
    "worker": ("launcher.commands.worker", "Carry one service's events and clocks (or: all)."),
    "staff": ("launcher.commands.staff", "Open an account for a member of staff, the first administrator."),
    "demo": ("launcher.commands.demo", "Drive the main journeys through HTTP, step by step."),
    "import": ("launcher.commands.import_cases", "Make cases of a hotline's CSV export."),
    "verify": ("launcher.commands.verify", "Fold every record and compare it with the state."),
    "seal": ("launcher.commands.seal", "Seal what the records are now; print the lines for the wall."),
    "check": ("launcher.commands.check", "Look whether everything that must always hold does."),
    "keys": ("launcher.commands.keys", "Put new keys in the place of old ones; nothing sealed is lost."),
    "erase": ("launcher.commands.erase", "Erase for good: by rule, on request, again after a restore."),
    "rebuild": ("launcher.commands.rebuild", "Build a view anew from the topics, then swap it in."),
    "parked": ("launcher.commands.parked", "List the events that could not be handled, or try them again."),
    "draw": ("launcher.commands.draw", "Recompute a draw of a lawyer from what is published."),
    "openapi": ("launcher.commands.openapi", "Write the description of every HTTP call."),
    "asyncapi": ("launcher.commands.asyncapi", "Write the description of every published event."),
}
