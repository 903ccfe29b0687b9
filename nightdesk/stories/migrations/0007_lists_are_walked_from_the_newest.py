from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0006_standing_pages_are_set_too"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="story",
            name="section_newest_first",
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["edition", "-published_at", "-id"], name="edition_shown"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["section", "-published_at", "-id"], name="section_shown"),
        ),
    ]
