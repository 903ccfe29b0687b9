"""The newsletters app."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    name = "nightdesk.newsletters"
    label = "newsletters"

    def ready(self) -> None:
        from nightdesk.newsletters import correcting, leaving, personal, sending
        from nightdesk.notices.post import bounced, composing
        from nightdesk.people.personal import register

        register(personal.KEEPER)
        bounced.tell(leaving.because_mail_came_back)
        composing.register(sending.KIND, sending.NumberMail())
        composing.register(correcting.CORRECTION, correcting.CorrectionMail())
        composing.register(correcting.RETRACTION, correcting.RetractionMail())
