"""Floor 4: the statistics drawn, tabled and put on a page, for instructors and learners.

Numbers come from `hoso_kit.office.statistics`; nothing here counts. pandas,
matplotlib and ipywidgets are imported inside functions: a server that only
grades never loads them.
"""
