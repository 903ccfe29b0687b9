"""The API as a whole. Its description at openapi.json is for programs; no page of it loads anything."""

from typing import Any

from django.urls import reverse
from ninja import NinjaAPI

from nightdesk.site.api import editions, items, problems
from nightdesk.site.api.bearer import TokenOfAPerson


class Api(NinjaAPI):
    """Django-ninja's, without the page at its root that nobody needs."""

    def get_root_path(self, path_params: dict[str, Any]) -> str:
        return reverse("api:openapi-json").removesuffix("openapi.json")


api = Api(
    title="Nightdesk",
    version="1",
    description="Publish, update, correct and kill by machine, in ninjs. Errors are problem+json.",
    docs_url=None,
    auth=TokenOfAPerson(),
)
api.add_router("", items.router)
api.add_router("", editions.router)
problems.told_by(api)
