// SPDX-License-Identifier: Apache-2.0
#define WEFT_KERNELS kernels_portable
#define WEFT_KERNELS_NAME "portable"
#include "extractor/neural/kernels_body.h"
