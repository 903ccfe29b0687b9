"""What picture files say about themselves: who took them, what they show, who must be credited.

`reading.read()` takes a file in, `xmp.write()` and `iim.write()` put the same words into a rendition.
Where a file contradicts itself, XMP goes before IPTC-IIM and IIM before EXIF, field by field:
picture desks edit XMP last, and cameras fill EXIF before anybody has looked at the picture.
"""
