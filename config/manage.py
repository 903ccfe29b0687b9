"""Django's management commands: `bin/nightdesk COMMAND`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.argv[0] = "bin/nightdesk"
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
