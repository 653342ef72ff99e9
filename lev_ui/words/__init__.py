"""Every sentence a reader sees, with placeholders for the numbers. No Streamlit."""
