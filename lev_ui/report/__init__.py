"""A page's result as files to pass on: HTML, a printed page, a picture, a spreadsheet. No Streamlit."""
