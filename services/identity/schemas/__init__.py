"""What goes in and out over HTTP. Phones come out in E.164, ID numbers only masked."""
