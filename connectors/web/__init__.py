"""The web channel: a page that works on old phones, without JavaScript, and leaves nothing behind."""

from connectors.web.connector import WebConnector

__all__ = ["WebConnector"]
