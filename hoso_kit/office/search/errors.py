"""What can go wrong with a search, said to the clerk."""


class SearchError(ValueError):
    """A search that can't be made; ``message`` is the Vietnamese sentence to show."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
