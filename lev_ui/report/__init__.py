"""A page's result as files to pass on: HTML, a print, a picture, a spreadsheet. No Streamlit."""
