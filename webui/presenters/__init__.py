"""From results and articles to what the templates print; pure functions, no markup."""
