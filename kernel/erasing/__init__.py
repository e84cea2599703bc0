"""Erasing (删除; 个人信息保护法 47): an owner's key is destroyed, and what it sealed is gone.

The record, its hashes and the daily seal stay as they are: they hold ciphertext only. What was erased
stands in a book apart from the database, so that a restored backup, in which the keys are still there, is
brought to the same state again before anybody works with it.
"""
