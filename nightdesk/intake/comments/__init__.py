"""Comments of other systems: WordPress, Disqus, Isso and Commento, read with every lie such a file may tell refused."""
