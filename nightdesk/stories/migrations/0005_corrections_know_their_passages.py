"""A correction knows the passages it was made in, so that readers find it in place too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0004_words_are_set_and_what_was_typed_is_kept")]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="passages",
            field=models.JSONField(default=list, editable=False),
        ),
    ]
