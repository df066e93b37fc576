"""What happens where no page answers: a redirect, if one stands for the address, else a line on the editors' list."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from articles.services.missing_addresses import record_missing
from articles.services.redirect_chains import leads_back
from articles.web.reader_requests import is_human_read

_REDIRECTS = {301, 302}


class MissingPageMiddleware(RedirectMiddleware):
    """Wagtail's redirects, but none that would come round to the address it was asked for.

    What stays not found is counted, for people's visits only, and the answer is the same where that fails.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        answer: HttpResponseBase = super().process_response(request, response)
        if answer is not response and answer.status_code in _REDIRECTS:
            if not leads_back(old_path=request.path, target=answer["Location"]):
                return answer
            answer = response
        if answer.status_code == 404 and request.method == "GET" and is_human_read(request):
            record_missing(request.path)
        return answer
