"""The address that browsers ask without reading the page."""

from django.test import Client


def test_the_icon_is_found_at_its_customary_address(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"].endswith("/brand/favicon.ico")
