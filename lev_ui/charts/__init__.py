"""Core results turned into Plotly figures. No Streamlit, no sentences of its own."""
