"""The outlines of the States for the map, made once from Natural Earth (public domain)."""
