"""The search in the form that other programs read and write: one file a format, each free of the others.

    calendar     steps, interviews and promises as an .ics file
    mail         a draft as an unsent message (.eml), or as a mailto: address
    spreadsheet  cases, people, history and agenda as CSV or XLSX
    snapshot     everything as JSON, and back
    report       pages to print: proof of search, and a case on a page
    formats      which of them are exported under which name: one file a format

Every function takes its moment as an argument and gives bytes or text; writing files is the caller's.
"""
