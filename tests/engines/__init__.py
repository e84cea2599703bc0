"""The core journeys in other engines than Chromium's (`make engines`): Firefox ESR and WebKitGTK."""
