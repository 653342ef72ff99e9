"""How pages are put together from results and sentences. Streamlit lives here."""
