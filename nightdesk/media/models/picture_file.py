"""The field of a picture's original, measured the way readers see it."""

from PIL import Image
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from nightdesk.media.cutting import upright_size


class PictureFile(WagtailImageFieldFile):
    """Focal points and layouts need the upright measures."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Read the header alone: nothing is unfolded to learn its size."""
        was_closed = self.closed
        self.open()
        try:
            return upright_size(Image.open(self.file))
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class PictureFileField(WagtailImageField):
    """Wagtail's field for images, measuring upright."""

    attr_class = PictureFile
