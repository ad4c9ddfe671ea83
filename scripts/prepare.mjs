// after every install: generated types and messages (filled below)
