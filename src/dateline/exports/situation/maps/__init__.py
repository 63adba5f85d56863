"""The maps of the page: theatres, land, signs and names, drawn from the embedded shapes."""
