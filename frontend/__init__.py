"""The mobile site (掌上公共法律服务): pages from the server, which work with no script at all."""
