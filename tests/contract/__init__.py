"""Tests of the contract, written from its text alone and run only through the public interface."""
