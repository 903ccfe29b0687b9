"""Exports of comments, made by hand: one of each system, alike in what they hold."""

import json
import sqlite3
from pathlib import Path

OLD = "https://old.example/2014/05/harbour-fire/"

WORDPRESS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<item><title>Fire</title><link>{old}</link><wp:post_id>7</wp:post_id>
<content:encoded><![CDATA[The story itself.]]></content:encoded>{comments}</item>
<item><title>Elsewhere</title><link>https://old.example/nowhere/</link>{lost}</item>
</channel></rss>"""


def wordpress_comment(number: int, text: str, **said: str) -> str:
    fields = {
        "id": str(number),
        "author": "Old Tom",
        "author_email": "tom@old.example",
        "date_gmt": f"2014-05-01 10:00:{number:02}",
        "content": f"<![CDATA[{text}]]>",
        "approved": "1",
        "type": "",
        "parent": "0",
    } | said
    inner = "".join(f"<wp:comment_{name}>{v}</wp:comment_{name}>" for name, v in fields.items())
    return f"<wp:comment>{inner}</wp:comment>"


def wordpress(path: Path, *comments: str, lost: str = "") -> Path:
    path.write_text(WORDPRESS.format(old=OLD, comments="".join(comments), lost=lost))
    return path


DISQUS = f"""<?xml version="1.0"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="2"><id>fire</id><link>{OLD}</link><title>Fire</title></thread>
<post dsq:id="5"><message><![CDATA[<p>An answer.</p>]]></message>
 <createdAt>2014-05-01T10:00:05Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
 <author><name>Ines</name><email>ines@old.example</email></author>
 <thread dsq:id="2"/><parent dsq:id="4"/></post>
<post dsq:id="4"><message>A question?</message><createdAt>2014-05-01T10:00:04Z</createdAt>
 <isDeleted>false</isDeleted><isSpam>false</isSpam><author><username>tom</username></author>
 <thread dsq:id="2"/></post>
<post dsq:id="6"><message>Buy.</message><createdAt>2014-05-01T10:00:06Z</createdAt>
 <isSpam>true</isSpam><thread dsq:id="2"/></post>
<post dsq:id="7"><message>Waits.</message><createdAt>2014-05-01T10:00:07Z</createdAt>
 <isApproved>false</isApproved><author><name>Eve</name></author><thread dsq:id="2"/></post>
<post dsq:id="8"><message>Gone.</message><isDeleted>true</isDeleted><thread dsq:id="2"/></post>
</disqus>"""


def disqus(path: Path) -> Path:
    path.write_text(DISQUS)
    return path


def isso(path: Path) -> Path:
    source = sqlite3.connect(path)
    source.execute("CREATE TABLE threads (id INTEGER PRIMARY KEY, uri TEXT, title TEXT)")
    source.execute(
        "CREATE TABLE comments (tid, id INTEGER PRIMARY KEY, parent, created FLOAT, modified, "
        "mode INTEGER, remote_addr, text, author, email, website, likes, dislikes, voters)"
    )
    source.execute("INSERT INTO threads VALUES (1, '/2014/05/harbour-fire/', 'Fire')")
    rows = (
        (1, 4, None, 1398938404.5, 1, "A question?", "tom"),
        (1, 5, 4, 1398938405.5, 1, "An answer.", "Ines"),
        (1, 7, None, 1398938407.5, 2, "Waits.", "Eve"),
        (1, 8, None, 1398938408.5, 4, "", None),
        (9, 9, None, "never", 1, "Lost.", None),
    )
    source.executemany(
        "INSERT INTO comments (tid, id, parent, created, mode, text, author) VALUES (?,?,?,?,?,?,?)",
        rows,
    )
    source.commit()
    source.close()
    return path


def commento(path: Path) -> Path:
    base = {"domain": "old.example", "url": "/2014/05/harbour-fire/", "commenterHex": "c1"}
    at = "2014-05-01T10:00:0{}.123456789Z"
    rows = [
        base | {"commentHex": "b", "parentHex": "a", "markdown": "An answer.", "state": "approved"},
        base
        | {"commentHex": "a", "parentHex": "root", "markdown": "A question?", "state": "approved"},
        base
        | {"commentHex": "d", "parentHex": "root", "markdown": "Waits.", "state": "unapproved"},
        base | {"commentHex": "e", "parentHex": "root", "markdown": "Gone.", "deleted": True},
        base | {"commentHex": "f", "parentHex": "root", "markdown": "Buy.", "state": "what"},
    ]
    for second, row in enumerate(rows):
        row["creationDate"] = at.format(second)
    people = [{"commenterHex": "c1", "email": "ines@old.example", "name": "Ines"}]
    path.write_text(json.dumps({"version": 1, "comments": rows, "commenters": people}))
    return path
