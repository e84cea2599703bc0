"""What a gateway says of one message, for good: to try it again would be to get the same answer."""


class Refused(OSError):
    """This number, mailbox or follower takes no message; the text is the gateway's own code."""
