"""Floor 2: finding documents and case files, in an exercise's office and in a whole province."""
