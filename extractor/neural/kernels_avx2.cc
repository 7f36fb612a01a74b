// SPDX-License-Identifier: Apache-2.0
#define WEFT_KERNELS kernels_avx2
#define WEFT_KERNELS_NAME "avx2"
#include "extractor/neural/kernels_body.h"
