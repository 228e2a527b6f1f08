"""The identity part of a case: asking, checking, holding, destroying with its certificate."""
