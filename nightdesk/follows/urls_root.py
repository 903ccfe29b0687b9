"""What browsers ask for and tell of themselves. The worker stands at the root: it speaks for the whole paper."""

from django.urls import path

from nightdesk.bakery.kinds import baked, machine
from nightdesk.follows.views import browsers, worker

urlpatterns = [
    baked(path("push.js", worker.show, name="push-worker")),
    machine(path("push/", browsers.create, name="push")),
    machine(path("push/state/", browsers.show, name="push-state")),
    machine(path("push/gone/", browsers.destroy, name="push-gone")),
    machine(path("push/changed/", browsers.update, name="push-changed")),
]
