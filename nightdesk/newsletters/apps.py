"""The newsletters app."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    name = "nightdesk.newsletters"
    label = "newsletters"

    def ready(self) -> None:
        from nightdesk.newsletters import correcting, leaving, personal, sending, trying
        from nightdesk.notices.post import bounced, composing, letters
        from nightdesk.people.personal import register

        register(personal.KEEPER)
        bounced.tell(leaving.because_mail_came_back)
        letters.register(trying.KIND, trying.again)
        composing.register(sending.KIND, sending.NumberMail())
        composing.register(correcting.CORRECTION, correcting.CorrectionMail())
        composing.register(correcting.RETRACTION, correcting.RetractionMail())
