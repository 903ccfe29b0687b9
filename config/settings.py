"""Django's settings. What an operator may change is in env.py; the rest is decided here."""

import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from config import env
from config.accounts import APPS as ACCOUNTS
from config.accounts import accounts, cache
from config.database import database
from config.mail import mail
from config.providers import houses
from config.secret import secret_key

# So that `ModelForm[Story]` may be written, as the types want it.
django_stubs_ext.monkeypatch()

ROOT = env.ROOT
DATA = env.data_folder()

SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = env.hosts()
# A paper with a name of its own is served over https, by the proxy in front that also redirects to it.
NAMES = env.public_names()
PROXIES = env.proxies()
IS_PUBLIC = bool(NAMES)
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in NAMES]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PUBLIC
SECURE_HSTS_SECONDS = 31_536_000 if IS_PUBLIC else 0
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # subdomains are not ours to speak for
    "security.W008",  # the proxy redirects to https; behind it every request looks like http
    "security.W021",  # nobody is put on the browsers' preload list unasked
]
# Whose word for a reader is taken, beside our own.
OTHER_HOUSES = houses(env.SIGN_IN_PROVIDERS.value)
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEFAULT_EDITION = env.DEFAULT_EDITION.value

INSTALLED_APPS = [
    "nightdesk.demo",
    "nightdesk.accounts",
    "nightdesk.desk",
    "nightdesk.site",
    "nightdesk.intake",
    "nightdesk.newsletters",
    "nightdesk.syndication",
    "nightdesk.syndication.websub",
    "nightdesk.follows",
    "nightdesk.fronts",
    "nightdesk.talk",
    "nightdesk.live",
    "nightdesk.wire",
    "nightdesk.stories",
    "nightdesk.topics",
    "nightdesk.media",
    "nightdesk.editions",
    "nightdesk.people",
    "nightdesk.notices.hooks",
    "nightdesk.notices.post",
    "nightdesk.notices.push",
    "nightdesk.stream",
    "nightdesk.bakery",
    "nightdesk.search",
    "nightdesk.events",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.contrib.typed_table_block",
    # Wagtail's own address for documents and embeds stays unmapped; its admin imports the apps.
    "wagtail.embeds",
    "wagtail.documents",
    "wagtail.sites",
    "wagtail.admin",
    "wagtail.search",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    *ACCOUNTS,
    *OTHER_HOUSES.apps,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nightdesk.site.middleware.SecurityHeaders",
    "nightdesk.site.api.middleware.ProblemsForMachines",
    "nightdesk.site.broken_disk.RefuseWrites",
    "nightdesk.site.nul.RefuseNul",
    "nightdesk.site.other_sites.RefuseOtherSites",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nightdesk.editions.middleware.InTheEdition",
    "nightdesk.accounts.middleware.InThePaper",
    "nightdesk.accounts.personal.leaving.OnTheWayOut",
    "nightdesk.accounts.personal.second_factor_first.SecondFactorFirst",
    "nightdesk.site.middleware.OldAddresses",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "nightdesk" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["nightdesk.lib.days"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nightdesk.accounts.context.paper",
            ],
        },
    }
]

DATABASES = {"default": database(env.DATABASE_URL.value, DATA)}
CACHES = cache(DATA)
globals().update(mail(env.EMAIL_URL.value))
NO_REPLY = f"no-reply@{NAMES[0] if IS_PUBLIC else 'localhost'}"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.EMAIL_FROM.value or NO_REPLY
BOUNCES = env.BOUNCES.value
BOUNCES_MAILBOX = env.bounces_mailbox()
MAIL_PER_SECOND = float(env.MAIL_PER_SECOND.value)
ANYMAIL = env.mail_service()
MAIL_SERVICE = ANYMAIL.pop("service", "")
globals().update(accounts(is_public=IS_PUBLIC))
SOCIALACCOUNT_PROVIDERS = OTHER_HOUSES.told

# Alerts
PUSH_KEY = env.PUSH_KEY.value

# Feeds and hooks
WEBSUB_HUB = env.WEBSUB_HUB.value
HOOK_NETWORKS = env.hook_networks()

# People
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["nightdesk.people.backend.RoleBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "nightdesk.people.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
SECOND_FACTOR = env.second_factor()
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "nightdesk.site.views.errors.not_from_here"
if IS_PUBLIC:  # browsers then take them from this very host only, over https only
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# What the rules of moderation say in an edition where nobody changed them yet, beside the house's own defaults.
TALK_AS_FOUNDED: dict[str, object] = {}

# Language and time. Each edition brings its own; these hold where there is no edition.
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
# The house's own; an edition may be written in any other, and then its labels are English.
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("ar", _("Arabic")),
    ("es", _("Spanish")),
    ("ru", _("Russian")),
]
LOCALE_PATHS = [ROOT / "nightdesk" / "locale"]
FORMAT_MODULE_PATH = ["nightdesk.lib.formats"]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOT / "nightdesk" / "static"]
STORAGES = {
    "default": {"BACKEND": "nightdesk.lib.kept_files.KeptFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/originals-have-no-address/"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# The desk
WAGTAIL_SITE_NAME = "Nightdesk"
WAGTAILADMIN_BASE_URL = f"https://{NAMES[0]}" if IS_PUBLIC else f"http://127.0.0.1:{env.PORT.value}"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "nightdesk.media.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "gif", "webp", "avif", "heic"]
WAGTAILADMIN_STATIC_FILE_VERSION_STRINGS = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
