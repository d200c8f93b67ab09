"""How fast the workbook is, beside other engines:  python -m benchmarks.run"""
