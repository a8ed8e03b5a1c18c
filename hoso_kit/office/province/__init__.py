"""Floor 2: a made-up province's filing of 2019 to 2022, as rows of SQLite.

`generate` writes one database with 61,097 case files (year by year and level by level the figures of
``sample_data/filing_2019_2022.csv``) and some 700,000 documents, so that searching and statistics can be
learnt and measured at their true size. The same seed gives the same rows. All names are invented; no
row says anything about a real office. It must never read the clock or draw from an unseeded source.

The tables (the SQL is in `hoso_kit.office.search.schema`; field names are those of Nghị định
30/2020/NĐ-CP, Phụ lục VI phần II; dates are ISO texts; an absent text is '' and an absent number,
date or key NULL):

``facts(name, value)``
    'schema_version', 'seed', 'scale', 'today' (2022-12-31: the day on which the statuses are seen),
    'has_documents' ('1'/'0'), and the totals 'organs', 'case_files', 'documents'.
``organs(organ_key, organ_id, organ_name, short_name, level, superior_name, place, is_filing)``
    level: 'province' | 'district' | 'commune'. is_filing: 1 where files are made on the system (90 %
    of the province's, 20 % of the districts', 50 % of the communes' organs), else 0: such an organ has
    documents and people but no case file.
``units(unit_key, organ_key, abbreviation, unit_name)``
``people(person_key, organ_key, unit_key, person_id, full_name, position)``
``case_files(case_key, organ_key, unit_key, person_key, file_code, organ_id, file_catalog, file_notation,
title, maintenance, rights, creator, language, start_date, end_date, doc_total, page_total, description,
status, is_listed, transfer_date, return_reason)``
    file_catalog: the year, 2019..2022. person_key: who makes the file; creator: the full name.
    status: 'open' (đang thực hiện) | 'closed' (đã kết thúc, chưa nộp) | 'submitted' (chờ tiếp nhận) |
    'accepted' (đã tiếp nhận) | 'returned' (trả lại, with return_reason); transfer_date from 'submitted'
    on. doc_total and page_total are the sums over the file's documents.
``documents(doc_key, organ_key, unit_key, person_key, case_key, doc_id, direction, copy, file_code, file_notation,
doc_ordinal, type_name, code_number, code_notation, issued_date, organ_name, subject, language, page_amount,
description, arrival_date, arrival_number, signer_position, signer_full_name, to_organ_name, priority,
to_places, trace_header_list, issued_amount, due_date, lead, body)``
    organ_key: the office that holds it; person_key: who leads its handling (*chủ trì*; lead is the full
    name). case_key NULL: never filed (the law's gap, *Số VB chủ trì chưa lập hồ sơ*). direction:
    'incoming' | 'outgoing'; organ_name: who issued it. doc_key follows the day on which the office got
    or issued it (arrival_date, else issued_date); arrival numbers and numbers of outgoing documents
    are counted within organ and year. case_key and doc_key are drawn from one sequence: no number is both.

Beside them stand the index's own tables, which only `hoso_kit.office.search` reads. Indexes for
statistics: documents by (organ_key, case_key), case_files by (organ_key, file_catalog).
"""

from hoso_kit.office.province.figures import CASE_FILES, YEARS
from hoso_kit.office.province.generator import generate

__all__ = ["CASE_FILES", "YEARS", "generate"]
