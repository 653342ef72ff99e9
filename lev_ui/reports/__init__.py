"""Each page's result as a `Report`, from the words and charts of the page itself. No Streamlit."""
