"""Files as people have them → the text of the document: Word, PDF, saved web pages, Markdown, text in any encoding.

Each library is known to one module here, and imported only when a file of its kind is read.
"""
