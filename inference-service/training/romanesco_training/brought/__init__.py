"""`make models`: brings published models, converts them to ONNX, tests them and stores them as repository versions."""
