"""The field of a picture's original, measured the way readers see it."""

from PIL import Image
from PIL.ExifTags import Base
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

ON_ITS_SIDE = {5, 6, 7, 8}  # EXIF orientations that swap width and height


class PictureFile(WagtailImageFieldFile):
    """Cameras note how they were held. Focal points and layouts need the upright measures."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Read the header alone: nothing is unfolded to learn its size."""
        was_closed = self.closed
        self.open()
        try:
            image = Image.open(self.file)
            width, height = image.size
            if image.getexif().get(Base.Orientation) in ON_ITS_SIDE:
                return height, width
            return width, height
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class PictureFileField(WagtailImageField):
    """Wagtail's field for images, measuring upright."""

    attr_class = PictureFile
