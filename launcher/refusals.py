"""Why the launcher does not start, in a sentence that says what to do: Chinese first, then English."""

from __future__ import annotations

import errno
from typing import IO, Any

import click


class CannotStart(click.ClickException):
    """Shown as two plain lines, never as a traceback; the exit code is 1."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en

    def show(self, file: IO[Any] | None = None) -> None:
        """To standard error."""
        click.echo(f"{self.zh}\n{self.en}", file=file, err=True)


def cannot_listen(host: str, port: int, fault: OSError) -> CannotStart:
    """The port is taken, needs the administrator, or the address is not this machine's."""
    why_zh, why_en = {
        errno.EADDRINUSE: ("已被占用", "is taken"),
        errno.EACCES: ("只有管理员可以使用", "is for the administrator only"),
    }.get(fault.errno or 0, (f"无法使用（{fault.strerror}）", f"cannot be used ({fault.strerror})"))
    other = port + 1 if 1024 <= port < 65535 else 8000
    return CannotStart(
        f"端口 {port}（{host}）{why_zh}：请停止占用它的程序，或换一个端口，例如 PORT={other} make run。",
        f"Port {port} on {host} {why_en}: stop the program that uses it, or choose another, "
        f"for example PORT={other} make run.",
    )


def wrong_number(name: str, value: str) -> CannotStart:
    """A setting that must be a number is not."""
    return CannotStart(
        f"设置 {name}={value!r} 无效：应为 1 至 65535 之间的数字。",
        f"The setting {name}={value!r} is wrong: it must be a number from 1 to 65535.",
    )


def wrong_setting(reason: str) -> CannotStart:
    """The services or the site would not take their settings."""
    return CannotStart(f"设置有误，无法启动：{reason}", f"A setting is wrong: {reason}")


def already_running(folder: str, pid: int | None) -> CannotStart:
    """Another launcher holds the folder."""
    who_zh, who_en = (f"（进程 {pid}）", f" (process {pid})") if pid else ("", "")
    return CannotStart(
        f"数据目录 {folder} 正被另一个枫桥{who_zh}使用：请先停止它，或用 DATA_DIR 指定另一个目录。",
        f"The data folder {folder} is in use by another Fengqiao{who_en}: stop that one first, "
        "or name another folder with DATA_DIR.",
    )


def newer_format(folder: str, found: int, known: int) -> CannotStart:
    """The data was written by a later program."""
    return CannotStart(
        f"数据目录 {folder} 由更新版本的枫桥写成（格式 {found}，本版本只认识 {known}）："
        "请改用写入它的版本或更新版本；数据没有被改动。",
        f"The data folder {folder} was written by a newer Fengqiao (format {found}; this one knows {known}): "
        "use that version or a later one. Nothing was changed.",
    )


def unreadable(path: str) -> CannotStart:
    """A file of the launcher's own is damaged."""
    return CannotStart(
        f"文件 {path} 已损坏，无法读取：请从备份恢复它；没有它就打不开已有数据。",
        f"The file {path} is damaged and cannot be read: restore it from a backup; "
        "without it the data cannot be opened.",
    )


def lost_secrets(folder: str) -> CannotStart:
    """There is data, but not the keys that open it."""
    return CannotStart(
        f"数据目录 {folder} 里有数据，但缺少 secrets.json：请从备份恢复它；没有它就打不开已有数据。",
        f"The data folder {folder} holds data, but its secrets.json is gone: restore it from a backup; "
        "without it the data cannot be opened.",
    )


def disk_full(folder: str, free_mb: int, need_mb: int) -> CannotStart:
    """Too little room to promise that nothing is lost."""
    return CannotStart(
        f"磁盘空间不足：{folder} 所在磁盘只剩 {free_mb} MB，至少需要 {need_mb} MB。"
        "请清理磁盘，或用 DATA_DIR 指定另一块磁盘上的目录。",
        f"The disk is full: {free_mb} MB are left where {folder} is, at least {need_mb} MB are needed. "
        "Make room, or name a folder on another disk with DATA_DIR.",
    )


def not_writable(folder: str, reason: str) -> CannotStart:
    """The folder cannot be used at all."""
    return CannotStart(
        f"无法写入数据目录 {folder}（{reason}）：请修改它的权限，或用 DATA_DIR 指定另一个目录。",
        f"The data folder {folder} cannot be written ({reason}): change its permissions, "
        "or name another folder with DATA_DIR.",
    )


def no_database(where: str, reason: str) -> CannotStart:
    """MONGO_URL leads nowhere."""
    return CannotStart(
        f"连不上 MONGO_URL 指定的数据库 {where}（{reason}）：请检查地址、用户名和密码；"
        "不设 MONGO_URL 则使用内置数据库。",
        f"The database at MONGO_URL, {where}, cannot be used ({reason}): check address, user name and "
        "password; without MONGO_URL the embedded database is used.",
    )


def no_bus(where: str, reason: str) -> CannotStart:
    """BUS_URL leads nowhere."""
    return CannotStart(
        f"连不上 BUS_URL 指定的消息总线 {where}（{reason}）：应形如 kafka://主机:9092，请检查地址；"
        "不设 BUS_URL 则使用内置总线。",
        f"The bus at BUS_URL, {where}, cannot be used ({reason}): it should read kafka://host:9092, "
        "check the address; without BUS_URL the embedded bus is used.",
    )


def database_dead(code: int | None) -> CannotStart:
    """The embedded database does not come up."""
    return CannotStart(
        f"内置数据库没能启动（{code}）：原因见上面几行；数据没有被改动。",
        f"The embedded database did not start ({code}): the lines above say why. Nothing was changed.",
    )


def not_ready() -> CannotStart:
    """The parts were started, but not all can serve."""
    return CannotStart(
        "系统没能就绪，已停止：原因见上面几行；数据没有丢失，改正后可再次启动。",
        "Not everything came up, so it was stopped: the lines above say why. "
        "No data is lost; start again when it is mended.",
    )


def staff_refused(username: str, problem: str) -> CannotStart:
    """identity did not take a member of staff."""
    return CannotStart(
        f"无法建立账号 {username}：{problem}",
        f"The account {username} could not be opened; the answer above says why.",
    )


def not_running(folder: str) -> CannotStart:
    """A command needs the running system."""
    return CannotStart(
        f"枫桥没有在数据目录 {folder} 上运行：请先在另一个窗口运行 make run。",
        f"No Fengqiao is running on the data folder {folder}: start it in another window with make run.",
    )
