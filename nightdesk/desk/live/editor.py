"""The editor of a post: pictures, quotes, lists and embeds, as in stories; saved through its verbs alone."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from nightdesk.desk.live.acts import put_down
from nightdesk.desk.live.doors import for_writers, may_change, post_of
from nightdesk.desk.live.forms import NEW, SENT, CorrectionForm, PostForm, QuickForm, profile_of
from nightdesk.desk.live.pages import trail
from nightdesk.desk.moderation.doors import who
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.permissions import may_act
from nightdesk.live.words import lines
from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete, NotNow, Refused
from nightdesk.stories.models import Correction

GETTING = ["GET", "HEAD", "POST"]


@for_writers
@require_http_methods(GETTING)
def create(request: HttpRequest, blog: LiveBlog) -> HttpResponse:
    """A new post. POST with `act=open`, the quick form goes on here with what was typed in it."""
    if request.POST.get("act") == "open":
        quick = QuickForm(request.POST, blog, who(request))
        quick.is_valid()
        return Desktop(request, quick.post()).page()
    post = Post(blog=blog, author=profile_of(who(request), blog.edition))
    desktop = Desktop(request, post)
    return desktop.save() if request.method == "POST" else desktop.page()


@for_writers
@require_http_methods(GETTING)
def edit(request: HttpRequest, blog: LiveBlog, key: int) -> HttpResponse:
    """One that waits, or that readers have. What was written meanwhile is refused by the verb, never lost."""
    post = post_of(blog, key)
    if request.method == "POST":
        return Desktop(request, post).save()
    if not may_change(who(request), post):
        raise PermissionDenied
    return Desktop(request, post).page()


class Desktop:
    """A post and the form that lies before whoever writes it."""

    def __init__(self, request: HttpRequest, post: Post) -> None:
        self.request, self.post = request, post
        self.is_sent = post.posted_at is not None
        self.panels = (SENT if self.is_sent else NEW).bind_to_model(Post)
        is_saving = request.method == "POST" and request.POST.get("act") != "open"
        sent = request.POST if is_saving else None
        form_class = self.panels.get_form_class()
        self.form: PostForm = form_class(sent, instance=post, for_user=request.user)
        self.correction = CorrectionForm(sent, prefix="correction")
        self.overtaken: list[str] = []

    @property
    def by(self) -> Person:
        return who(self.request)

    def save(self) -> HttpResponse:
        """By the verb that was pressed. Refused, everything stays in the form, and the reason is said."""
        if self.form.is_valid() and self.correction.is_valid():
            try:
                told = self.act()
            except Refused as refused:
                self.refuse(refused)
            else:
                messages.success(self.request, told)
                return redirect("live_blogs:show", self.post.blog_id)
        return self.page(HTTPStatus.UNPROCESSABLE_ENTITY)

    def act(self) -> str:
        said, act = self.form.cleaned_data, self.request.POST.get("act", "")
        post = self.form.save(commit=False)
        if post.pk is None:
            post.uri = said["uri"].urn
        else:
            post.version = said["seen_version"]
        if not self.is_sent:
            return put_down(post, act, self.by)
        if act not in {"rewrite", "correct"}:
            raise NotNow(_("This post was sent already."))
        text, kind = self.correction.cleaned_data["text"], self.correction.cleaned_data["kind"]
        if act == "correct":
            post.correct(text, by=self.by, kind=kind or Correction.Kind.CORRECTION)
            return _("Readers have the new words, and what was wrong.")
        if text.strip():
            raise Incomplete("text", _("You wrote a correction. Press Correct, or leave it empty."))
        post.rewrite(by=self.by)
        return _("Readers have the new words.")

    def refuse(self, refused: Refused) -> None:
        """Whoever saves again has been told what is there now."""
        self.form.add_error(None, str(refused))
        if self.post.pk is None:
            return
        now = Post.objects.get(pk=self.post.pk)
        seen = str(self.form.data.get("seen_version", ""))
        if seen != str(now.version):
            self.overtaken = [line for line in (now.headline, *lines(now.body)) if line]
        self.form.data = self.form.data.copy()
        self.form.data["seen_version"] = str(now.version)

    def page(self, status: int = HTTPStatus.OK) -> HttpResponse:
        story = self.post.story
        bound = self.panels.get_bound_panel(
            instance=self.post, request=self.request, form=self.form
        )
        title = _("Edit the post") if self.post.pk else _("New post")
        context = {
            "story": story,
            "post": self.post,
            "panel": bound,
            "form": self.form,
            "correction": self.correction,
            "is_sent": self.is_sent,
            "overtaken": self.overtaken,
            "may_send": may_act(self.by, "publish", story),
            "may_correct": may_act(self.by, "correct", story),
            "media": bound.media + self.form.media,
            "header_title": title,
            "page_title": title,
            "header_icon": "radio-full",
            "breadcrumbs_items": trail(story.headline, title),
            "has_unsaved_changes": self.form.is_bound,
        }
        return render(self.request, "desk/live/editor.html", context, status=status)
