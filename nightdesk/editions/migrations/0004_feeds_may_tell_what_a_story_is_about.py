from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0003_type_is_set_unless_an_edition_says_no"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="feeds_whole",
            field=models.BooleanField(
                default=True,
                help_text="Else feeds tell what a story is about, and lead to the paper for the rest.",
                verbose_name="whole stories in feeds",
            ),
        ),
    ]
